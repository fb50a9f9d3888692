export const ask = {
  title: '',
}
