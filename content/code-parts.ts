/**
 * What a part of an error code's name says (`InvalidPriority.Malformed`): what is wrong, or what with, and how the API writes it,
 * spelling mistakes included. The first that fits at a place is meant.
 */
export const codeParts = [
  ['notFound', 'NotFound|NotExists?'],
  ['duplicate', 'Duplicated?|Repeated|AlreadyExists?|IsSame'],
  ['inUse', 'InUse|DependencyViolation|AssociationExists?'],
  ['conflict', 'Conflicts?'],
  ['mismatch', 'Miss?match'],
  ['exceeded', '(?:Limit|Quota|Count)?Exceed(?:ed|s)?|TooMany|Limited'],
  ['malformed', 'Malformed'],
  ['notSupported', '(?:Value)?NotSupport(?:ed)?|Unsupported'],
  ['denied', 'OperationDenied|AccessDenied|Forbidden|NotAuthorized|Unauthorized|NoPermission|NotAllowed|Denied'],
  ['status', '(?:Incorrect|Invalid)(?:Instance|Vpc|Eni)?(?:Status|State)'],
  ['invalid', 'In[Vv]alid'],
  ['missing', 'Missing'],
  ['rule', '(?:SecurityGroup|AuthorizedGroup)?Rules?|Permissions?'],
  ['source', 'Source(?:CidrIp|GroupId|Group|PortRange|PrefixListId)?'],
  ['destination', 'Dest(?:ination)?(?:CidrIp|GroupId|Group|PrefixListId)?'],
  ['group', 'SecurityGroup(?:Id)?'],
  ['prefixList', '(?:Prefix|PortRange)List(?:Id)?'],
  ['port', '(?:Ip)?PortRange|Port'],
  ['protocol', '(?:Ip)?Protocol'],
  ['priority', 'Priority'],
  ['policy', 'Policy'],
  ['instance', 'Instance(?:Id)?'],
  ['interface', 'NetworkInterface(?:Id)?|Eni(?:Id)?'],
  ['vpc', 'Vpc(?:Id)?'],
  ['parameter', 'Param(?:eter|ter)?s?'],
  ['operation', 'Operation'],
  ['user', 'RAM|SubUser|User'],
] as const

export type CodePart = (typeof codeParts)[number][0]
