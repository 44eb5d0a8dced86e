package pdf

// pictures are short names for the emoji that young people send most; the rest have the name of the standard.
var pictures = map[rune]string{
	0x1F600: "smile", 0x1F601: "big smile", 0x1F602: "laughing", 0x1F603: "smile", 0x1F604: "smile", 0x1F605: "nervous smile",
	0x1F606: "laughing", 0x1F609: "wink", 0x1F60A: "smile", 0x1F60B: "yum", 0x1F60C: "relieved", 0x1F60D: "heart eyes", 0x1F60E: "cool",
	0x1F60F: "smirk", 0x1F610: "straight face", 0x1F611: "straight face", 0x1F612: "not amused", 0x1F614: "sad", 0x1F615: "not sure",
	0x1F617: "kiss", 0x1F618: "kiss", 0x1F61A: "kiss", 0x1F61B: "tongue out", 0x1F61C: "tongue out", 0x1F61E: "let down", 0x1F61F: "worried",
	0x1F620: "angry", 0x1F621: "very angry", 0x1F622: "crying", 0x1F624: "fed up", 0x1F625: "sad", 0x1F628: "scared", 0x1F629: "weary",
	0x1F62A: "sleepy", 0x1F62B: "tired", 0x1F62D: "crying a lot", 0x1F62E: "surprised", 0x1F630: "anxious", 0x1F631: "screaming",
	0x1F632: "astonished", 0x1F633: "embarrassed", 0x1F634: "asleep", 0x1F637: "mask", 0x1F641: "sad", 0x1F642: "smile", 0x1F643: "upside-down smile",
	0x1F644: "eye roll", 0x1F970: "loved", 0x1F973: "party", 0x1F97A: "pleading", 0x1F923: "rolling with laughter",
	0x1F914: "thinking", 0x1F917: "hug", 0x1F92C: "swearing", 0x1F92E: "being sick", 0x1F92F: "mind blown",
	0x1F971: "yawn", 0x1F480: "skull", 0x1F47B: "ghost", 0x1F4A9: "poo", 0x1F44D: "thumbs up", 0x1F44E: "thumbs down",
	0x1F44F: "clapping", 0x1F64F: "thank you", 0x1F64C: "hands up", 0x1F4AA: "strong", 0x1F44B: "wave", 0x1F91D: "handshake", 0x1F91E: "fingers crossed",
	0x270C: "peace", 0x1F937: "shrug", 0x1F926: "face palm", 0x2764: "heart", 0x1F493: "heart", 0x1F495: "hearts", 0x1F496: "heart", 0x1F497: "heart",
	0x1F499: "blue heart", 0x1F49A: "green heart", 0x1F49B: "yellow heart", 0x1F49C: "purple heart", 0x1F5A4: "black heart", 0x1F9E1: "orange heart",
	0x1F90D: "white heart", 0x1F494: "broken heart", 0x1F525: "fire", 0x2728: "sparkles", 0x2B50: "star", 0x1F389: "party", 0x1F382: "birthday cake",
	0x1F381: "present", 0x1F3B5: "music", 0x1F3B6: "music", 0x26BD: "football", 0x1F4AF: "a hundred", 0x1F440: "eyes", 0x1F648: "see no evil",
	0x1F436: "dog", 0x1F431: "cat", 0x1F308: "rainbow", 0x2600: "sun", 0x1F319: "moon", 0x1F338: "flower", 0x1F355: "pizza", 0x2705: "tick", 0x274C: "cross",
	0x2714: "tick", 0x2753: "question mark", 0x2757: "exclamation mark", 0x1F4A4: "asleep",
}
