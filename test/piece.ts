/**
 * The part of some cases that this run is for: all, or with `PIECE=3/20` the third of twenty, in the order of the cases. What takes
 * an hour is run in pieces of minutes: `npm run matrix`.
 */
export function pieceOf<T>(cases: readonly T[]): readonly T[] {
  const [piece = 1, pieces = 1] = (process.env.PIECE ?? '1/1').split('/').map(Number)
  const each = cases.length / pieces
  return cases.slice(Math.floor((piece - 1) * each), Math.floor(piece * each))
}
