package vault

import "runtime"

const isWindows = runtime.GOOS == "windows"
