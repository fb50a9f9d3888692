/**
 * Operations of the ECS API (2014-05-26) by their verbs, as the official SDK of 2026 has them (@alicloud/ecs20140526
 * 7.11.6), with those of classic networks. What is not among them is not known, never wrong: an operation may be newer.
 */
const byVerb: Readonly<Record<string, string>> = {
  Accept: 'InquiredSystemEvent',
  Activate: 'RouterInterface',
  Add: 'BandwidthPackageIps Tags',
  Allocate: 'DedicatedHosts EipAddress PublicIpAddress',
  Apply: 'AutoSnapshotPolicy',
  Assign: 'Ipv6Addresses PrivateIpAddresses',
  Associate: 'EipAddress HaVip',
  Attach: 'ClassicLinkVpc Disk InstanceRamRole KeyPair NetworkInterface',
  Authorize: 'SecurityGroup SecurityGroupEgress',
  Cancel: 'AutoSnapshotPolicy CopyImage ImagePipelineExecution PhysicalConnection SimulatedSystemEvents Task',
  Clone: 'Disks',
  Connect: 'RouterInterface',
  Convert: 'NatPublicIpToEip',
  Copy: 'Image Snapshot',
  Create:
    'Activation AutoProvisioningGroup AutoSnapshotPolicy CapacityReservation Command DedicatedHostCluster ' +
    'DeploymentSet DiagnosticMetricSet DiagnosticReport Disk ElasticityAssurance ForwardEntry HaVip HpcCluster ' +
    'Image ImageComponent ImagePipeline Instance KeyPair LaunchTemplate LaunchTemplateVersion NatGateway ' +
    'NetworkInterface NetworkInterfacePermission PhysicalConnection PlanMaintenanceWindow PortRangeList ' +
    'PrefixList RouteEntry RouterInterface SavingsPlan SecurityGroup SimulatedSystemEvents Snapshot SnapshotGroup ' +
    'StorageSet VSwitch VirtualBorderRouter Vpc Vsc',
  Deactivate: 'RouterInterface',
  Delete:
    'Activation AutoProvisioningGroup AutoSnapshotPolicy BandwidthPackage Command DedicatedHostCluster ' +
    'DeploymentSet DiagnosticMetricSets DiagnosticReports Disk ForwardEntry HaVip HpcCluster Image ImageComponent ' +
    'ImagePipeline Instance Instances KeyPairs LaunchTemplate LaunchTemplateVersion NatGateway NetworkInterface ' +
    'NetworkInterfacePermission PhysicalConnection PlanMaintenanceWindow PortRangeList PrefixList RouteEntry ' +
    'RouterInterface SecurityGroup Snapshot SnapshotGroup StorageSet VSwitch VirtualBorderRouter Vpc Vsc',
  Deregister: 'ManagedInstance',
  Describe:
    'AccessPoints AccountAttributes Activations AutoProvisioningGroupHistory AutoProvisioningGroupInstances ' +
    'AutoProvisioningGroups AutoSnapshotPolicyAssociations AutoSnapshotPolicyEx AvailableResource ' +
    'BandwidthLimitation BandwidthPackages CapacityReservationInstances CapacityReservations ClassicLinkInstances ' +
    'CloudAssistantSettings CloudAssistantStatus Clusters Commands DedicatedHostAutoRenew DedicatedHostClusters ' +
    'DedicatedHostTypes DedicatedHosts DeploymentSetSupportedInstanceTypeFamily DeploymentSets ' +
    'DiagnosticMetricSets DiagnosticMetrics DiagnosticReportAttributes DiagnosticReports DiskDefaultKMSKeyId ' +
    'DiskEncryptionByDefaultStatus DiskMonitorData Disks DisksFullStatus EipAddresses EipMonitorData ' +
    'ElasticityAssuranceAutoRenewAttribute ElasticityAssuranceInstances ElasticityAssurances EniMonitorData ' +
    'ForwardTableEntries HaVips HpcClusters ImageComponents ImageFromFamily ImagePipelineExecutions ' +
    'ImagePipelines ImageSharePermission ImageSupportInstanceTypes Images InstanceAttachmentAttributes ' +
    'InstanceAttribute InstanceAutoRenewAttribute InstanceHistoryEvents InstanceMaintenanceAttributes ' +
    'InstanceModificationPrice InstanceMonitorData InstanceRamRole InstanceStatus InstanceTopology ' +
    'InstanceTypeFamilies InstanceTypes InstanceVncUrl Instances InstancesFullStatus InvocationResults ' +
    'Invocations KeyPairs LaunchTemplateVersions LaunchTemplates Limitation LockedSnapshots ManagedInstances ' +
    'NatGateways NetworkInterfaceAttribute NetworkInterfacePermissions NetworkInterfaces NewProjectEipMonitorData ' +
    'PhysicalConnections PlanMaintenanceWindows PortRangeListAssociations PortRangeListEntries PortRangeLists ' +
    'PrefixListAssociations PrefixListAttributes PrefixLists Price RecommendInstanceType Regions RenewalPrice ' +
    'ReservedInstanceAutoRenewAttribute ReservedInstances ResourceByTags ResourcesModification RouteTables ' +
    'RouterInterfaces SavingsPlanEstimation SavingsPlanPrice SecurityGroupAttribute SecurityGroupReferences ' +
    'SecurityGroups SendFileResults SnapshotGroups SnapshotLinks SnapshotMonitorData SnapshotPackage Snapshots ' +
    'SnapshotsUsage SpotAdvice SpotPriceHistory StorageCapacityUnits StorageSetDetails StorageSets Tags ' +
    'TaskAttribute Tasks TerminalSessions UserBusinessBehavior UserData VRouters VSwitches VirtualBorderRouters ' +
    'VirtualBorderRoutersForPhysicalConnection Vpcs Vscs Zones',
  Detach: 'ClassicLinkVpc Disk InstanceRamRole KeyPair NetworkInterface',
  Disable: 'Activation DiskEncryptionByDefault NetworkInterfaceQoS',
  Enable: 'DiskEncryptionByDefault NetworkInterfaceQoS PhysicalConnection',
  End: 'TerminalSession',
  Export: 'Image Snapshot',
  Get: 'InstanceConsoleOutput InstanceScreenshot',
  Import: 'Image KeyPair',
  Install: 'CloudAssistant',
  Invoke: 'Command',
  Join: 'ResourceGroup SecurityGroup',
  Leave: 'SecurityGroup',
  List: 'PluginStatus TagResources',
  Lock: 'Snapshot',
  Modify:
    'AutoProvisioningGroup AutoSnapshotPolicyEx BandwidthPackageSpec CapacityReservation CloudAssistantSettings ' +
    'Command DedicatedHostAttribute DedicatedHostAutoReleaseTime DedicatedHostAutoRenewAttribute ' +
    'DedicatedHostClusterAttribute DedicatedHostsChargeType DeploymentSetAttribute DiagnosticMetricSet ' +
    'DiskAttribute DiskChargeType DiskDefaultKMSKeyId DiskDeployment DiskSpec EipAddressAttribute ' +
    'ElasticityAssurance ElasticityAssuranceAutoRenewAttribute ForwardEntry HaVipAttribute HpcClusterAttribute ' +
    'ImageAttribute ImageShareGroupPermission ImageSharePermission InstanceAttachmentAttributes InstanceAttribute ' +
    'InstanceAutoReleaseTime InstanceAutoRenewAttribute InstanceChargeType InstanceClockOptions ' +
    'InstanceDeployment InstanceMaintenanceAttributes InstanceMetadataOptions InstanceNetworkOptions ' +
    'InstanceNetworkSpec InstanceSecurityOptions InstanceSpec InstanceVncPasswd InstanceVpcAttribute ' +
    'InvocationAttribute LaunchTemplateDefaultVersion ManagedInstance NetworkInterfaceAttribute ' +
    'PhysicalConnectionAttribute PlanMaintenanceWindow PortRangeList PrefixList PrepayInstanceSpec ' +
    'ReservedInstanceAttribute ReservedInstanceAutoRenewAttribute ReservedInstances RouterInterfaceAttribute ' +
    'RouterInterfaceSpec SecurityGroupAttribute SecurityGroupEgressRule SecurityGroupPolicy SecurityGroupRule ' +
    'SnapshotAttribute SnapshotCategory SnapshotGroup StorageCapacityUnitAttribute StorageSetAttribute ' +
    'SystemEventAttribute UserBusinessBehavior VRouterAttribute VSwitchAttribute VirtualBorderRouterAttribute ' +
    'VpcAttribute',
  Open: 'SnapshotService',
  Purchase: 'ReservedInstancesOffering StorageCapacityUnit',
  Re: 'ActivateInstances InitDisk',
  Reboot: 'Instance Instances',
  Recover: 'VirtualBorderRouter',
  Redeploy: 'DedicatedHost Instance',
  Release: 'CapacityReservation DedicatedHost EipAddress PublicIpAddress',
  Remove: 'BandwidthPackageIps Tags',
  Renew: 'DedicatedHosts ElasticityAssurances Instance ReservedInstances',
  Replace: 'SystemDisk',
  Report: 'InstancesStatus',
  Reset: 'Disk DiskDefaultKMSKeyId Disks',
  Resize: 'Disk',
  Revoke: 'SecurityGroup SecurityGroupEgress',
  Run: 'Command Instances',
  Send: 'DiagnosticInterrupt File',
  Start: 'ImagePipelineExecution Instance Instances TerminalSession',
  Stop: 'Instance Instances Invocation',
  Tag: 'Resources',
  Terminate: 'PhysicalConnection VirtualBorderRouter',
  Unassign: 'Ipv6Addresses PrivateIpAddresses',
  Unassociate: 'EipAddress HaVip',
  Unlock: 'Snapshot',
  Untag: 'Resources',
}

/** Actions that no page of operations lists but policies of the official FAQ name. */
const others = ['ecs:ConfigureSecurityGroupPermissions']

/** Every known `ecs:` action. */
export const ecsActions: readonly string[] = [
  ...Object.entries(byVerb).flatMap(([verb, names]) => names.split(' ').map((name) => `ecs:${verb}${name}`)),
  ...others,
]
