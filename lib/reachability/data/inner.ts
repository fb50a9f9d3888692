/*
 * Words by which people say that a private address is one of their own network, and those of a cloud, where it is not.
 */

/** Programs that make a network within a machine, or a cluster. */
export const innerTools =
  /\b(?:kubectl|minikube|microk8s|k3[sd]|kubeadm|kubernetes|k8s|nodeport|clusterip|vagrant|virtualbox|vmware|hyper-?v|proxmox|esxi|qemu|multipass|docker|podman|lima|colima|wsl2?|lx[cd]|incus|openshift|esp32|arduino|expo|tailscale|zerotier|wireguard|openvpn|headscale|netbird)\b|\bwg\d\b/i

/** Lines that Compose has written, of a container each. */
export const ofCompose = /^[a-z][\w.-]{0,60}[-_]\d{1,3}\s{0,20}\| /m

/** Words of people: they sit in the network of the machine. */
export const innerNetwork =
  /\b(?:lan|wi-?fi|wlan|home ?lab|home network|local network|intranet|raspberry|router|nas|vm|vms|virtual machines?|same (?:network|subnet|lan|vpc|vlan|switch|host|machine|server|rack|room)|on the (?:server|box|host|node)(?: itself)?|phone|tablet|tv|mac|macbook|imac|over (?:the )?vpn|another (?:server|node|pod|container|vm|host|machine|instance)|other (?:server|node|pod|container|vm|host|machine|instance))\b|局域网|内网|同一(?:个)?(?:网段|网络|VPC|交换机|子网|机房|路由)|路由器|虚拟机|另一台|其他(?:机器|节点|服务器)|同じ ?(?:ネットワーク|LAN|VPC|サブネット|セグメント)|社内|宅内|家庭内|ルーター?|仮想マシン|別の(?:サーバー?|マシン|インスタンス)/i

/** Words of a machine in a cloud. */
export const ofCloud =
  /\b(?:ECS|EIP|EC2|VPC|vSwitch|security groups?|cloud|aliyun|alibaba|droplet|VPS|public (?:ip|address)|elastic ip)\b|安全组|云(?:服务器|主机)|公网|阿里|轻量|セキュリティ ?グループ|クラウド|パブリック ?IP|グローバル ?IP/i

/** Names of machines at which people sit. */
export const personal =
  /laptop|macbook|desktop|notebook|(?:^|[^a-z])(?:pc|mac|home|local|my|work)(?:[^a-z]|$)|thinkpad|imac/i
