/** A plan as a draft stores it: places of steps, each once; null when the text is none. */
export function decodePlan(text: string | null, steps: number): readonly number[] | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || new Set(value).size !== value.length) return null
    const isPlace = (place: unknown): place is number =>
      typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < steps
    return value.every(isPlace) ? value : null
  } catch {
    return null
  }
}
