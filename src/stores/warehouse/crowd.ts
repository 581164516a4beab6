/** A value that more customers than this share is a shop's counter phone or a placeholder, and joins nobody. */
export const crowd = 5
