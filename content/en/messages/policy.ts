import type { Expected, PolicyFaults, PolicyWarnings } from '@/lib/policy'
import type { JsonExpected, Sentences } from '@/lib/text'
import type { Messages } from '../../ja/messages'

export const policy: Messages['policy'] = {
  title: 'RAM policy check',
  lead: 'Paste RAM policies and see what the user can do to security groups, and what was left open.',
  text: 'RAM policies',
  textHint:
    'JSON, Terraform, ROS templates, answers such as that of GetPolicy, names of system policies, or a refused call; several one after the other. Files can be dropped here.',
  assume: 'Assume that another policy allows every ECS operation',
  assumed: 'the assumed Allow',
  clear: 'Clear all',
  example: 'Back to the example',
  readResult: 'Policies read: {policies}, statements: {statements}.',
  notRead: 'The policies could not be read. Fix the places below to see a verdict.',
  place: 'line {line}, column {column}',
  within: 'line {line}, column {column} inside {path}',
  repair: 'Repair all of these',
  more: '{count} more',
  remains: 'What is still open',
  remainsLead:
    'Each operation is decided for any resource. Only what a Deny without a condition covers on every resource is closed. What is merely not allowed becomes possible as soon as some policy allows it.',
  action: 'Operation',
  verdict: 'Verdict',
  by: 'Decided by',
  broad: 'does other things too',
  statementOf: 'policy {policy}, statement {statement}',
  statementOfNamed: '{name}, statement {statement}',
  nothing: 'none',
  closing: 'A statement that closes the rest',
  closingLead: 'Add it to the Statement list of a policy, or attach it as a policy of its own.',
  closingNone: 'Every operation that changes something is closed.',
  withBroad: 'Also close operations that do other things too, such as creating instances',
  withBroadWarning: 'Denying these also stops creating instances, renaming them and more.',
  copyStatement: 'Copy statement',
  copyPolicy: 'Copy as a policy',
  question: 'Ask about one operation',
  questionLead: 'Name an operation and a resource to see which statements match.',
  resource: 'Resource',
  resourceHint:
    'For example acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1. Left empty: any resource. *: an operation that cannot be limited to resources.',
  tooLong: 'At most {most} characters.',
  trace: 'How each statement matches',
  effectColumn: 'Effect',
  actionColumn: 'Operation',
  resourceColumn: 'Resource',
  conditionColumn: 'Condition',
  matches: 'matches',
  matchesNot: 'does not match',
  matchesMaybe: 'depends on the resource',
  conditionHolds: 'holds',
  conditionFails: 'does not hold',
  listSeparator: ', ',
  unconditional: 'none',
  allowWord: 'Allow',
  denyWord: 'Deny',
  conditionNote:
    'Only what conditions test and you have filled in is evaluated. Other kinds of policies, such as control policies, are not looked at.',
  stillOpen: '{open} of {all} operations that change something are still open.',
  closeThese: 'Close {count} of them',
  closedOnes: 'What is closed, and reading: {count}',
  tooMany: 'More than {most} statements were pasted; no user can have so many, and they are not weighed here.',
  closed: 'closed',
  assumeWhy: 'Assumed because nothing but denials was pasted.',
  context: 'What the request carries',
  contextLead:
    'The conditions test these keys. Fill in what you know; several values stand between commas. An empty field is not known, and the verdict says where it turns on it.',
  onAll: 'This operation cannot be limited to a resource: RAM compares it with "*", whatever stands above.',
  turnsOn: 'It turns on {conditions}.',
  refusal: 'This is a refused call',
  refusalAction: 'Refused was {action}.',
  refusalNoAction: 'The text does not name the action that was refused. Paste the command or the whole answer, too.',
  refusalResource: 'It was compared with {resource}.',
  refusalExplicit: 'A policy denies it explicitly. Another Allow does not help: the Deny has to go.',
  refusalControl: 'A control policy of the resource directory denies it. The account itself cannot lift that.',
  refusalEncoded:
    'The encoded message can be decoded with ram:DecodeDiagnosticMessage. It names the resource that was compared and the policies that matched.',
  refusalSmallest: 'The smallest policy that allows it, unless another one denies it:',
}

export const policyEffects: Messages['policyEffects'] = {
  allow: 'allowed',
  deny: 'denied',
  'implicit-deny': 'not allowed',
  depends: 'it depends',
}

export const policyGroups: Messages['policyGroups'] = {
  rules: 'Change rules',
  groups: 'Create and delete groups',
  membership: 'Move in and out of groups',
  attributes: 'Change attributes of a group',
  lists: 'Change lists that rules use',
  read: 'Read',
}

/** What is wrong with a policy, or doubtful in it. */
export const policyProblems: Sentences<PolicyFaults & PolicyWarnings> = {
  'no-policy': 'There is no policy here: an object with Version and Statement was expected.',
  'statement-alone': 'This is a statement alone; a policy has "Version": "1" and the list "Statement" around it.',
  'missing-version': 'Version is missing; it is "1".',
  'bad-version': 'Version is {found}; the only one is "1".',
  'missing-statement': 'Statement, a list of statements, is missing.',
  'missing-effect': 'Effect is missing; it is "Allow" or "Deny".',
  'unknown-effect': 'Effect is {found}; it must be "Allow" or "Deny".',
  'missing-action': 'Both Action and NotAction are missing.',
  'both-actions': 'A statement has Action or NotAction, not both.',
  'missing-resource': 'Resource is missing; "*" stands for all resources.',
  'both-resources': 'A statement has Resource or NotResource, not both.',
  type: '{expected} was expected, not {found}.',
  'empty-list': 'This list is empty.',
  'empty-string': 'This text is empty and matches nothing.',
  'full-width-inside': '"{found}" is {name}; no name of an operation holds one.',
  'unknown-key': '"{found}" is no element of a policy here.',
  'default-taken': '{name} was taken for its default. Another value changes what is judged.',
  'not-resource': 'NotResource stood in the grammar of 2019 and no longer does; it may be refused.',
  'white-space': 'There is white space around "{found}".',
  'action-format': '"{found}" is no operation; service:Name was expected.',
  spelling: '"{found}" is written {meant} in the API.',
  'resource-format': '"{found}" is no resource; "*" or acs:service:region:account:id was expected.',
  placeholder: '"{found}" is a placeholder; fill in the value.',
  'empty-condition': 'The condition is empty; the statement always holds.',
  operator: 'RAM has no condition operator "{found}".',
  'only-trust':
    'Only a trust policy is here. It says who may take on a role, not what the role may do. Paste a policy of permissions.',
  principal: 'Principal belongs to policies of resources; this page looks at what users and roles may do.',
  terraform: 'From here on this is no Terraform.',
  yaml: 'From here on this is no YAML.',
  elsewhere: 'The document is not in this text: it comes from {found}. Paste that value, too.',
  'no-document': 'The document of the custom policy {found} is missing. Paste the answer of GetPolicy.',
  'unknown-system':
    'The document of the system policy {found} is not kept here. Paste the answer of GetPolicy (PolicyType System).',
  'unknown-action': 'ECS has no operation "{found}". Is {meant} meant? As it stands it matches nothing.',
  'no-such-action': 'No known operation of ECS matches "{found}". Check the spelling.',
  'operator-type':
    '{found} is of another type than {key}, so this statement never takes effect. Use {meant}, for example.',
  'condition-value': '"{found}" cannot be read as a value of {key}.',
  'unquoted-value': 'The value {found} of a condition stands in quotes; it was read as a text.',
  'version-number': 'Version is a number; RAM wants the text "1". It was read as "1".',
  around: 'What stands around the JSON, such as a prompt or a command, was skipped.',
  trust: 'This is a trust policy: it says who may take on a role, and takes no part in the verdicts.',
  'never-denies':
    'This Deny never holds for {actions} ({count} in all). These operations cannot be limited to a resource and are always compared with "*". Set Resource to "*".',
  'never-allows':
    'This Allow never holds for {actions} ({count} in all). These operations cannot be limited to a resource and are always compared with "*".',
  'mfa-access-key': 'Calls with an AccessKey do not carry acs:MFAPresent, so this Deny does not stop them.',
  'way-round':
    'The test for {found} can be passed by: rules for {blocks} each pass it, and together they are every IPv4 address. IPv6 and prefix lists do not show in this key either.',
  more: '{count} more are not listed.',
}

/** What was expected in a policy where something else stands. */
export const policyExpected: Readonly<Record<Exclude<Expected, JsonExpected>, string>> = {
  object: 'an object',
  statements: 'a list of statements',
  statement: 'a statement (an object)',
  text: 'a text in quotes',
  effect: '"Allow" or "Deny"',
  actions: 'an operation such as "ecs:DescribeInstances", or a list of them,',
  resources: 'a resource such as "*", or a list of them,',
  'condition-value': 'a value in quotes, or a list of them,',
}
