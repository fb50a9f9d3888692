/** Answers as a draft stores them: an option of each question, or none yet; null when the text is none. */
export function decodeAnswers(
  text: string | null,
  options: readonly (readonly string[])[],
): readonly (string | null)[] | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || value.length !== options.length) return null
    return options.map((choices, index) => choices.find((choice) => choice === value[index]) ?? null)
  } catch {
    return null
  }
}
