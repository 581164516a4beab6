// The sub-path keeps the package's root, which pulls in database clients, out of the program; it ships no types of its own.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  export default stemmer
}
