export function CidrLab() {
  return null
}
