package cli

import "testing"

func TestSpans(t *testing.T) {
	for _, row := range []struct {
		list []int
		want string
	}{{nil, ""}, {[]int{1}, "1"}, {[]int{1, 2, 3}, "1–3"}, {[]int{1, 4, 5, 7}, "1, 4–5, 7"}} {
		if got := spans(row.list); got != row.want {
			t.Errorf("%v reads %q, %q expected", row.list, got, row.want)
		}
	}
}
