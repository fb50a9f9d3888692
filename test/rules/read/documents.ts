/** A rule as `DescribeSecurityGroupAttribute` has it: HTTP from everywhere. */
export const rule = {
  Direction: 'ingress',
  IpProtocol: 'TCP',
  PortRange: '80/80',
  Policy: 'Accept',
  Priority: 1,
  SourceCidrIp: '0.0.0.0/0',
}

/** A basic, interconnected group `sg-1` with some rules, and fields of its own. */
export function group(
  rules: readonly Readonly<Record<string, unknown>>[],
  fields: Readonly<Record<string, unknown>> = {},
) {
  return {
    SecurityGroupId: 'sg-1',
    VpcId: 'vpc-1',
    InnerAccessPolicy: 'Accept',
    SecurityGroupType: 'normal',
    Permissions: { Permission: rules },
    ...fields,
  }
}

/** A rule as an Authorize call takes it: the operation says the direction. */
export function request({ Direction: _, ...fields }: typeof rule) {
  return fields
}

/** A rule as a template of ROS has it: SSH from a private network. */
export const permission = (fields: Readonly<Record<string, unknown>> = {}) => ({
  IpProtocol: 'tcp',
  PortRange: '22/22',
  Policy: 'accept',
  Priority: 1,
  SourceCidrIp: '10.0.0.0/8',
  ...fields,
})
