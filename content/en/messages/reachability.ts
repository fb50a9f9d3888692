import type { Messages } from '../../ja/messages'

export const reachability: Messages['reachability'] = {
  title: '',
}
