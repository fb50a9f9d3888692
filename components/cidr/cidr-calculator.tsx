export function CidrCalculator() {
  return null
}
