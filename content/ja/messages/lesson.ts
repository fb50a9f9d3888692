export const lesson = {
  title: '',
}
