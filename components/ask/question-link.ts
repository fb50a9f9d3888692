/** A question as a part of the ask page's fragment: `q=port%2080`. Half a surrogate pair cannot stand in a link. */
export function questionPart(question: string): string {
  return `q=${encodeURIComponent(question.replace(/\p{Cs}/gu, '\ufffd'))}`
}
