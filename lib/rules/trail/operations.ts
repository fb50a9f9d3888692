/** What an operation does to what a security group lets through. */
export type TrailEffect =
  | 'adds'
  | 'removes'
  | 'changes-rule'
  | 'changes-group'
  | 'changes-list'
  | 'moves'
  | 'creates'
  | 'deletes'

/** Operations of ECS that change which packets pass, by their names in the API. */
export const trailEffects: ReadonlyMap<string, TrailEffect> = new Map([
  ['AuthorizeSecurityGroup', 'adds'],
  ['AuthorizeSecurityGroupEgress', 'adds'],
  ['RevokeSecurityGroup', 'removes'],
  ['RevokeSecurityGroupEgress', 'removes'],
  ['ModifySecurityGroupRule', 'changes-rule'],
  ['ModifySecurityGroupEgressRule', 'changes-rule'],
  ['ConfigureSecurityGroupPermissions', 'changes-rule'],
  ['ModifySecurityGroupPolicy', 'changes-group'],
  ['ModifySecurityGroupAttribute', 'changes-group'],
  ['ModifyPrefixList', 'changes-list'],
  ['ModifyPortRangeList', 'changes-list'],
  ['JoinSecurityGroup', 'moves'],
  ['LeaveSecurityGroup', 'moves'],
  ['ModifyInstanceAttribute', 'moves'],
  ['ModifyNetworkInterfaceAttribute', 'moves'],
  ['CreateSecurityGroup', 'creates'],
  ['DeleteSecurityGroup', 'deletes'],
])
