package way

import "slices"

// Bounds of the coarse grid.
const (
	blockSize  = 16      // sentences of a block, where the texts are not so long that it must be larger
	maxBlocks  = 1 << 11 // of a text
	background = 2       // times as much as chance lets two blocks share, they must share to count
)

// Coarse is a grid of blocks, runs of neighbouring sentences of two long texts, of which each cell says how much two
// blocks share. It finds the way where single sentences lead astray: where hardly a word stands in one sentence of each
// text only, a few that do by chance are a chain as good as any, but a whole block has far more in common with its
// counterpart than with others. To look at a coarse grid first and then at what lies along the way through it is the
// idea of S. Salvador and P. Chan (Toward accurate dynamic time warping in linear time and space, Intelligent Data
// Analysis 11, 2007).
type Coarse struct {
	n, m   int // sentences
	rows   int // blocks of a
	cols   int // blocks of b
	shared []int64
}

// NewCoarse makes the grid of texts of n and m sentences, which share nothing yet.
func NewCoarse(n, m int) *Coarse {
	c := &Coarse{n: n, m: m, rows: blocks(n), cols: blocks(m)}
	c.shared = make([]int64, c.rows*c.cols)
	return c
}

func blocks(sentences int) int { return min(max(sentences/blockSize, 1), maxBlocks) }

// Share notes that the sentences i of a and j of b share something that says so much.
func (c *Coarse) Share(i, j int, says int64) {
	c.shared[i*c.rows/c.n*c.cols+j*c.cols/c.m] += says
}

// Band is the band along the best way through the grid: the sentences that lie no more than a block away from it. It is
// asked for once, when all is shared.
func (c *Coarse) Band() Band {
	w := Between(c.anchors(), c.n, c.m)
	wide := max(c.n/c.rows, c.m/c.cols)
	out := make(Band, len(w))
	for i := range w {
		out[i].Lo = max(0, w[max(0, i-wide)].Lo-wide)
		out[i].Hi = min(c.m, w[min(c.n, i+wide)].Hi+wide)
	}
	out.Connect(c.m)
	return out
}

// anchors are the middles of the blocks that the best way leads through.
func (c *Coarse) anchors() []Anchor {
	c.subtract()
	moves := make([]uint8, c.rows*c.cols)
	before, here := make([]int64, c.cols+1), make([]int64, c.cols+1)
	for i := range c.rows {
		for j := range c.cols {
			n := i*c.cols + j
			best, move := before[j]+c.shared[n], uint8(both)
			if before[j+1] > best {
				best, move = before[j+1], up
			}
			if here[j] > best {
				best, move = here[j], left
			}
			here[j+1], moves[n] = best, move
		}
		before, here = here, before
	}
	var out []Anchor
	for i, j := c.rows-1, c.cols-1; i >= 0 && j >= 0; {
		switch n := i*c.cols + j; moves[n] {
		case up:
			i--
		case left:
			j--
		default:
			if c.shared[n] > 0 {
				out = append(out, Anchor{A: (2*i + 1) * c.n / (2 * c.rows), B: (2*j + 1) * c.m / (2 * c.cols), Weight: 1})
			}
			i, j = i-1, j-1
		}
	}
	slices.Reverse(out)
	return out
}

// The ways to a cell: past a block of each text, or of one only.
const (
	both = iota
	up
	left
)

// subtract leaves of what two blocks share what chance does not explain: so much as both share with all blocks.
func (c *Coarse) subtract() {
	ofRow, ofCol, total := make([]int64, c.rows), make([]int64, c.cols), int64(1)
	for n, s := range c.shared {
		ofRow[n/c.cols] += s
		ofCol[n%c.cols] += s
		total += s
	}
	for n, s := range c.shared {
		c.shared[n] = max(0, s-background*(ofRow[n/c.cols]*ofCol[n%c.cols]/total))
	}
}
