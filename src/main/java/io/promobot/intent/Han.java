package io.promobot.intent;

import java.util.HashMap;
import java.util.Map;

/** The traditional characters that shops' customers type most, as mainland China writes them. */
final class Han {
  private static final String TRADITIONAL =
      "訂發請謝優惠給沒問題還會來為這個們對開關門買賣東電話訊號碼點時間網頁單據費錢錯說嗎麼後"
          + "從歡應該讓幫難聽見過進遠運達邊認識讀誰課調談論證譯試詢詳語誤誠記許設訪評詞該價億"
          + "擾煩傳愛兒聯繫絡復歸處辦務動員條樣樂歲氣灣灘營業產貨貴車輛轉郵鐘關閉顯紅綠線經結總續"
          + "繼終給統簡戶觀覽視覺計診購質贈軟輸達遞選適銷銀鋪錄鍵長陽險雖雙離雲電靈靜頁頂項順預領頭頻願類飯館馬驗體麵黃齊";
  private static final String SIMPLE =
      "订发请谢优惠给没问题还会来为这个们对开关门买卖东电话讯号码点时间网页单据费钱错说吗么后"
          + "从欢应该让帮难听见过进远运达边认识读谁课调谈论证译试询详语误诚记许设访评词该价亿"
          + "扰烦传爱儿联系络复归处办务动员条样乐岁气湾滩营业产货贵车辆转邮钟关闭显红绿线经结总续"
          + "继终给统简户观览视觉计诊购质赠软输达递选适销银铺录键长阳险虽双离云电灵静页顶项顺预领头频愿类饭馆马验体面黄齐";

  private static final Map<Integer, Integer> SIMPLER = simpler();

  private Han() {}

  static int simple(int character) {
    return SIMPLER.getOrDefault(character, character);
  }

  private static Map<Integer, Integer> simpler() {
    int[] simple = SIMPLE.codePoints().toArray();
    var simpler = new HashMap<Integer, Integer>();
    int at = 0;
    for (int traditional : TRADITIONAL.codePoints().toArray()) {
      simpler.put(traditional, simple[at++]);
    }
    return Map.copyOf(simpler);
  }
}
