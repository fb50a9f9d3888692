/**
 * Documents of policies that Alibaba Cloud keeps, by name: those that users of security groups have most often. Sources:
 * ECS, System policies (example-system-policies, 7 Mar 2024; doc-detail/273911); RAM, reference of system policies
 * (AliyunVPCReadOnlyAccess v9, 7 Aug 2025; AliyunRAMReadOnlyAccess v3, 3 Dec 2025).
 */
const documents: Readonly<Record<string, readonly (readonly string[])[]>> = {
  AdministratorAccess: [['*']],
  AliyunECSFullAccess: [['ecs:*'], ['vpc:DescribeVpcs', 'vpc:DescribeVSwitches']],
  AliyunECSReadOnlyAccess: [
    ['ecs:Describe*', 'ecs:List*'],
    ['vpc:DescribeVpcs', 'vpc:DescribeVSwitches'],
  ],
  AliyunVPCReadOnlyAccess: [
    [
      ...['HaVip*', 'RouteTable*', 'RouteEntry*', 'VSwitch*', 'VRouter*', 'Vpc*', '*Cen*', 'Tag*', 'NetworkAcl*'].map(
        (name) => `vpc:Describe${name}`,
      ),
      'vpc:DescribeFlowLog*',
      'vpc:ListTag*',
      'vpc:CheckCanAllocateVpcPrivateIpAddress',
      'vpc:ListIpv4Gateways',
      'vpc:GetIpv4GatewayAttribute',
      'vpc:ListDhcpOptionsSets',
      'vpc:GetDhcpOptionsSet',
    ],
  ],
  AliyunRAMReadOnlyAccess: [
    ['ram:Get*', 'ram:List*', 'ram:GenerateCredentialReport'],
    ['accessanalyzer:Get*', 'accessanalyzer:List*'],
  ],
}

/** A system policy as its document; null where it is not kept here. */
export function systemPolicy(name: string): unknown {
  if (!Object.hasOwn(documents, name)) return null
  const statements = (documents[name] ?? []).map((Action) => ({ Effect: 'Allow', Action, Resource: '*' }))
  return { Version: '1', Statement: statements }
}

/** Whether a name is one of a policy that Alibaba Cloud keeps, by its form; an account may not use the prefix. */
export function isSystemName(name: string): boolean {
  return Object.hasOwn(documents, name) || /^(?:Aliyun[A-Za-z0-9-]{1,100}(?:Access|Policy)|ReadOnlyAccess)$/.test(name)
}
