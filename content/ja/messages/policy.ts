export const policy = {
  title: '',
}
