package main

import (
	"bytes"
	"fmt"

	"chancery/gold"
)

// reliabilityPlot draws, for each bin, the share that is right over the mean
// confidence; a dot's area grows with its number of statements, and on the
// diagonal confidence is kept.
func reliabilityPlot(bins [10]gold.Bin) []byte {
	const left, top, side = 60, 30, 400
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" font-family="sans-serif" font-size="13" role="img">
<title>Confidence of statements and the share that is right</title>
<rect width="500" height="500" fill="#fff"/>
<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="#888"/>
<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#888" stroke-dasharray="4 4"/>
`, left, top, side, side, left, top+side, left+side, top)
	for tick := 0; tick <= 10; tick += 2 {
		at := tick * side / 10
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">%.1f</text><text x="%d" y="%d" text-anchor="end">%.1f</text>`+"\n",
			left+at, top+side+20, float64(tick)/10, left-8, top+side-at+4, float64(tick)/10)
	}
	most := 1
	for _, bin := range bins {
		most = max(most, bin.Number)
	}
	for _, bin := range bins {
		if bin.Number == 0 {
			continue
		}
		radius := 3 + 9*float64(bin.Number)/float64(most)
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="#1f5f8b" fill-opacity="0.8"><title>%d statements, confidence %.2f, right %.2f</title></circle>`+"\n",
			left+bin.Confidence*side, top+side-bin.Right*side, radius, bin.Number, bin.Confidence, bin.Right)
	}
	fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">confidence</text>
<text x="18" y="%d" text-anchor="middle" transform="rotate(-90 18 %d)">share that is right</text>
</svg>
`, left+side/2, top+side+42, top+side/2, top+side/2)
	return b.Bytes()
}
