import type { Messages } from '../../ja/messages'

/** Files that hold no text. */
export const files: Messages['files'] = {
  unreadable: '{names} holds no text: pictures, PDF and Office documents are not read here.',
  comma: ', ',
}

/** What to paste in the place of such a file, by who reads it. */
export const pasteInstead: Messages['pasteInstead'] = {
  ask: 'Copy the error message or the output that it shows as text, and paste that.',
  reachability: 'Copy the output, the error message or the table of rules that it shows as text, and paste that.',
  rules:
    'Select and copy the list of rules in the console, or paste what aliyun ecs DescribeSecurityGroupAttribute answers (JSON).',
  policy: 'Paste the policy as JSON, or the refusal that the API answered with, as text.',
  cidr: 'Paste the addresses or blocks as text, such as 203.0.113.0/24, one a line.',
}
