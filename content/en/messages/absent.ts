import type { Messages } from '../../ja/messages'

/** What stands in the place of a page that is not there. */
export const absent: Messages['absent'] = {
  title: 'Page not found',
  lead: 'The address is wrong, or the page has moved. What you look for is in the list of questions, or ask for it.',
}

/** What stands in the place of a page that is not on this device. */
export const notKept: Messages['notKept'] = {
  title: 'This page is not kept on this device',
  lead: 'You are offline. Try again once there is a network. If this device has kept a language, its link stands below.',
}

/** What the service worker says while it keeps a language, and once all of it is kept; the foot of the page has a place for it. */
export const kept: Messages['kept'] = {
  reading: 'Keeping the pages for offline use: {done} of {all} files.',
  tools: 'The pages can be read offline now. Keeping what makes the tools work: {done} of {all} files.',
  whole: 'The pages and tools in this language are kept on this device, and open offline, too.',
}
