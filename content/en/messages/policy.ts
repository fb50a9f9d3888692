import type { Messages } from '../../ja/messages'

export const policy: Messages['policy'] = {
  title: '',
}
