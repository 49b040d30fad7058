package reader

const attachmentBias = 0.0

var attachmentWeights = [...]float64{}
