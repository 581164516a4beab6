/** The catalog's English labels are lower case, for the middle of a sentence; this is for its beginning. Chinese stays. */
export const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1)
