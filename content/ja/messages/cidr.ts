export const cidr = {
  title: '',
}
