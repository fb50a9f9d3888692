import type { Messages } from '../../ja/messages'

export const work: Messages['work'] = {
  working: 'Working…',
  percent: '{percent}%',
  stop: 'Stop',
  workStopped: 'Stopped.',
  workBroken: 'This could not be finished.',
  workLost: 'The part that computes did not load. Check the connection, then try again.',
  workStale: 'This is about what stood here before your last change.',
  workSilent: 'This takes a while; you can stop it.',
}

export const state: Messages['state'] = {
  copyLink: 'Copy link',
  saveFile: 'Save as a file',
  printedOn: 'Printed on {date}',
  linkTooLong:
    'This does not fit into a link (at most {most} characters). Hand it on with “Save as a file”; the file opens again in this tool.',
  linkSecrets: 'What looks like a password or key ({count}) was left out of the link.',
  kept: 'What you pasted stays in this browser alone, until {days} days after you last opened it.',
  forget: 'Delete it now',
  keptForgotten: 'What this browser had kept is deleted. What is on the screen goes when you leave the page.',
  keptBlocked: 'This browser keeps nothing for this page. A reload would lose what you pasted: use “Save as a file”.',
  keptFull: 'This browser has no room left for what you pasted. A reload would lose it: use “Save as a file”.',
  missingLink: 'What the link carries cannot be read. It is damaged, or too long.',
  missingGone:
    'What was pasted under this address is not in this browser: it was another browser, it was deleted, or {days} days have passed.',
  missingFile: 'The saved file does not open here. It is another tool’s, or damaged.',
  needsScript: 'This tool computes with JavaScript in your browser. Below stands its example, to be read as it is.',
}
