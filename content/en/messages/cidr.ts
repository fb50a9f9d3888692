import type { Messages } from '../../ja/messages'

export const cidr: Messages['cidr'] = {
  title: '',
}
