/** What stands in the place of a page that is not there, or not on this device. */
export const absent = {
  notFoundTitle: 'ページが見つかりません',
  notFoundLead:
    'アドレスが間違っているか、ページが移動しました。お探しのものは、質問の一覧か、質問する画面から見つかります。',
  offlineTitle: 'このページは、まだ保存されていません',
  offlineLead:
    'オフラインです。ネットワークにつながったら、もう一度お試しください。保存してある言語は、下のリンクから開けます。',
}
