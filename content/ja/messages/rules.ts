export const rules = {
  title: '',
}
