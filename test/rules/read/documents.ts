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

/** The values that a plan or a state holds of `alicloud_security_group_rule`: SSH from a private block, and fields of its own. */
export const ruleValues = (fields: Readonly<Record<string, unknown>> = {}) => ({
  security_group_id: 'sg-1',
  type: 'ingress',
  ip_protocol: 'tcp',
  port_range: '22/22',
  policy: 'accept',
  priority: 1,
  cidr_ip: '10.0.0.0/8',
  ...fields,
})
