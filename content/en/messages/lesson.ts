import type { Messages } from '../../ja/messages'

export const lesson: Messages['lesson'] = {
  title: '',
}
