package stage

// SetLimit sets the size above which Close removes entries.
func (c *Cache) SetLimit(bytes int64) { c.limit = bytes }
