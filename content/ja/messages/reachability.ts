export const reachability = {
  title: '',
}
