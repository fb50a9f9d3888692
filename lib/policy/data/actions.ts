/**
 * What an action does to security groups:
 * `rules` changes rules; `groups` makes or deletes a group; `membership` decides which group an instance or an interface
 * is in; `attributes` changes the group itself; `lists` changes what a rule refers to; `read` changes nothing.
 */
export type ActionGroup = 'rules' | 'groups' | 'membership' | 'attributes' | 'lists' | 'read'

export interface SecurityGroupAction {
  /** The `Action` of a policy, such as `ecs:JoinSecurityGroup`. */
  readonly action: string
  readonly group: ActionGroup
  /** The action does much else besides: to deny it denies that too. */
  readonly broad: boolean
  /** What the action is authorised on: types of ECS resources, or `*` where a policy cannot be limited to resources. */
  readonly resources: readonly string[]
}

function action(name: string, group: ActionGroup, resources: string, broad = false): SecurityGroupAction {
  return { action: `ecs:${name}`, group, broad, resources: resources.split(' ') }
}

/**
 * ECS actions by which a security group, its rules, its members or the lists that its rules name can be read or changed.
 *
 * Names and resource types: ECS, RAM authorization (api-ecs-2014-05-26-ram). `ConfigureSecurityGroupPermissions` is not
 * listed there; it is in the policy that the Security FAQ prints. `ModifyInstanceVpcAttribute`, launch templates and
 * provisioning groups are authorised on other things and name groups in their parameters. ECS has no action that
 * associates a prefix list with a group: a rule does.
 */
export const actionsOfSecurityGroups: readonly SecurityGroupAction[] = [
  action('AuthorizeSecurityGroup', 'rules', '*'),
  action('AuthorizeSecurityGroupEgress', 'rules', '*'),
  action('RevokeSecurityGroup', 'rules', 'securitygroup'),
  action('RevokeSecurityGroupEgress', 'rules', 'securitygroup'),
  action('ModifySecurityGroupRule', 'rules', '*'),
  action('ModifySecurityGroupEgressRule', 'rules', '*'),
  action('ConfigureSecurityGroupPermissions', 'rules', '*'),
  action('ModifySecurityGroupPolicy', 'attributes', 'securitygroup'),
  action('ModifySecurityGroupAttribute', 'attributes', 'securitygroup'),
  action('JoinResourceGroup', 'attributes', 'securitygroup instance eni', true),
  action('TagResources', 'attributes', 'securitygroup instance eni', true),
  action('UntagResources', 'attributes', 'securitygroup instance eni', true),
  action('CreateSecurityGroup', 'groups', 'securitygroup'),
  action('DeleteSecurityGroup', 'groups', 'securitygroup'),
  action('JoinSecurityGroup', 'membership', 'instance securitygroup'),
  action('LeaveSecurityGroup', 'membership', 'instance securitygroup'),
  action('ModifyInstanceAttribute', 'membership', 'instance securitygroup', true),
  action('ModifyInstanceVpcAttribute', 'membership', 'instance', true),
  action('ModifyNetworkInterfaceAttribute', 'membership', 'eni securitygroup', true),
  action('CreateNetworkInterface', 'membership', 'eni securitygroup', true),
  action('AttachNetworkInterface', 'membership', 'eni instance', true),
  action('RunInstances', 'membership', '*', true),
  action('CreateInstance', 'membership', '*', true),
  action('CreateLaunchTemplate', 'membership', 'launchtemplate', true),
  action('CreateLaunchTemplateVersion', 'membership', 'launchtemplate', true),
  action('CreateAutoProvisioningGroup', 'membership', '*', true),
  action('CreatePrefixList', 'lists', '*'),
  action('ModifyPrefixList', 'lists', 'prefixlist'),
  action('DeletePrefixList', 'lists', 'prefixlist'),
  action('CreatePortRangeList', 'lists', 'portrangelist'),
  action('ModifyPortRangeList', 'lists', 'portrangelist'),
  action('DeletePortRangeList', 'lists', 'portrangelist'),
  action('DescribeSecurityGroups', 'read', 'securitygroup'),
  action('DescribeSecurityGroupAttribute', 'read', 'securitygroup'),
  action('DescribeSecurityGroupReferences', 'read', 'securitygroup'),
  action('DescribePrefixLists', 'read', 'prefixlist'),
  action('DescribePrefixListAttributes', 'read', 'prefixlist'),
  action('DescribePrefixListAssociations', 'read', 'prefixlist'),
  action('DescribePortRangeLists', 'read', 'portrangelist'),
  action('DescribePortRangeListEntries', 'read', 'portrangelist'),
  action('DescribePortRangeListAssociations', 'read', 'portrangelist'),
]
