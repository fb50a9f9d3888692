import type { Messages } from '../../ja/messages'

/** What stands in the place of a page that is not there, or not on this device. */
export const absent: Messages['absent'] = {
  notFoundTitle: 'Page not found',
  notFoundLead:
    'The address is wrong, or the page has moved. What you look for is in the list of questions, or ask for it.',
  offlineTitle: 'This page is not kept on this device',
  offlineLead:
    'You are offline. Try again once there is a network. A language that is kept opens from the links below.',
}
