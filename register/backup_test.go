package register_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"chancery/register"
)

func TestABackupHoldsEveryState(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r, moments := filled(t, address)
		var kept bytes.Buffer
		if err := r.Backup(ctx, &kept); err != nil {
			t.Fatal(err)
		}
		fresh := openRegister(t, t.TempDir()+"/fresh.db") // of either kind into SQLite
		half := kept.Bytes()[:kept.Len()*2/3]
		var invalid *register.InvalidError
		if err := fresh.Restore(ctx, bytes.NewReader(half)); !errors.As(err, &invalid) {
			t.Errorf("a backup that was cut off gives %v", err)
		}
		if err := fresh.Restore(ctx, bytes.NewReader(kept.Bytes())); err != nil {
			t.Fatal(err)
		}
		if v, err := fresh.Verify(ctx, nil); err != nil || len(v.Faults) > 0 || v.Documents != 30 || v.Reviews != 15 {
			t.Errorf("the restored register is verified as %+v, %v", v, err)
		}
		for i, m := range append(moments, moments[len(moments)-1].AddDate(1, 0, 0)) {
			was, err := r.AsOf(ctx, m)
			if err != nil {
				t.Fatal(err)
			}
			is, err := fresh.AsOf(ctx, m)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(all(t, was), all(t, is)) {
				t.Errorf("at moment %d the restored register has other statements", i)
			}
		}
		var again bytes.Buffer
		if err := fresh.Backup(ctx, &again); err != nil || !bytes.Equal(kept.Bytes(), again.Bytes()) {
			t.Errorf("a backup of the restored register is another one, %v", err)
		}
	})
}
