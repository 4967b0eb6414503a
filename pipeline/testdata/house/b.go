package house

func (r room) back() {
	r.long()
}
