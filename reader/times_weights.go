package reader

// attachmentBias and attachmentWeights say how much each feature speaks for an
// expression of time belonging to a deed, in log-odds. They are a logistic
// regression with a little shrinkage, fitted to the marked texts for learning:
// TestGoldTimes writes its rows where CHANCERY_FEATURES says.
const attachmentBias = 0.06

var attachmentWeights = [...]float64{
	0.06,  // in a content that starts with the operative word
	-0.30, // in the content behind the operative word
	1.10,  // between the two
	-0.30, // behind both
	-0.07, // ahead of both
	-0.24, // commas in the gap
	-0.88, // stronger marks in the gap
	-0.31, // words that open a clause
	-0.54, // verbs in the gap
	-0.03, // log length of the gap
	0.12,  // other operative words in the gap
	-0.08, // clean gap: in own content
	-0.30, // clean gap: in content
	-0.22, // clean gap: between
	0.24,  // clean gap: behind
	0.33,  // clean gap: ahead
	2.44,  // opens the sentence
	-0.86, // opens the sentence, other operative words follow
	1.16,  // opens a clause ahead
	1.94,  // no gap
	-0.42, // follows another participle
	-0.03, // follows the operative word
	-0.66, // behind of
	-1.31, // another operative word stands nearer
	-0.52, // pledge
	-0.54, // call
	-1.54, // position
	0.83,  // figure
	-0.37, // interval
	-1.68, // since
	-0.92, // deadline
	-0.77, // start
	-0.27, // bound
	1.41,  // deadline of a pledge or call
	1.52,  // today
	-1.27, // dateline
	2.54,  // when follows
	-0.81, // possessive
	-0.57, // year that qualifies a noun
	1.50,  // ends the content
	-0.39, // behind a figure
}
