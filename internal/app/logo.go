package app

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/store"
)

const (
	logoSide    = 800 // pixels: 42 mm at nearly 500 dots to the inch
	logoQuality = 92
	flattest    = 12 // times as wide as it is high, or as high as it is wide: more is a line on paper
)

var (
	errNoLogo = fault.New(fault.Invalid, "A logo is a picture, JPEG or PNG. Choose another file.")
	errFlat   = fault.New(fault.Invalid, "This picture is more than 12 times as long as it is high, or as high as it is long. On paper it would be a line. Choose another one.")
)

// SetLogo puts in or changes the picture of the service that stands on what it prints for meetings, guests, the file and staff.
func (a *App) SetLogo(ctx context.Context, data []byte) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	st, err := a.open()
	if err != nil {
		return err
	}
	switch {
	case len(data) == 0:
		return errNothing
	case len(data) > largestPaper:
		return errTooLarge
	}
	kind := mediaType(data)
	if kind != "image/jpeg" && kind != "image/png" {
		return errNoLogo
	}
	small, err := letterhead(data, kind, logoSide, logoQuality)
	if err != nil {
		return err
	}
	name, err := st.Vault().AddDocument(ctx, small)
	if err != nil {
		return err
	}
	return a.logo(ctx, "changed the logo for print", name)
}

// RemoveLogo takes the picture of the service away; Undo brings it back.
func (a *App) RemoveLogo(ctx context.Context) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	if a.Service().Logo == "" {
		return fault.New(fault.Refused, "There is no logo to take away.")
	}
	return a.logo(ctx, "took the logo for print away", "")
}

func (a *App) logo(ctx context.Context, label, name string) error {
	var kept care.Service
	err := a.write(ctx, label, func(tx *store.Tx) error {
		list, err := tx.List(ctx, care.ServiceSpec, store.Filter{})
		if err != nil {
			return err
		}
		s := &care.Service{}
		if len(list) > 0 {
			s = list[0].(*care.Service)
		}
		s.Logo = name
		if err := a.put(ctx, tx, s); err != nil {
			return err
		}
		kept = *s
		return nil
	})
	if err == nil {
		a.remember(&kept)
	}
	return err
}

// Logo is the service's picture for print, JPEG or PNG on white; nil when there is none.
func (a *App) Logo(ctx context.Context) ([]byte, error) {
	st, err := a.open()
	if err != nil {
		return nil, err
	}
	name := a.Service().Logo
	if name == "" {
		return nil, nil
	}
	return st.Vault().ReadDocument(ctx, name)
}
