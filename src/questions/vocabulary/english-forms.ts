/** Verb forms of the acts in English, `|` between phrases, beside the nouns and forms that the catalog lists. */
export const actVerbsEn: Readonly<Record<string, string>> = {
  order:
    'order|orders|ordered|ordering|placed an order|place an order|placed any order|place any order|placed orders|placing an order|made an order|place orders',
  purchase:
    'buy|buys|bought|buying|purchase|purchased|purchasing|purchases|paid|pay|made a purchase|make a purchase|made purchases|made any purchase|make any purchase|make purchases|shopped|shop|spent|spend|spends|spending|sold|sell|sells|selling',
  refund: 'refunded|refund|refunds|got a refund|returned|had a refund|asked for a refund',
  registration: 'registered|register|registers|signed up|sign up|joined|join|registering|sign-up',
  active: 'active|were active|was active|been active',
  view: 'view|views|viewed|viewing|visit|visits|visited|visiting|browse|browses|browsed|browsing|looked at|look at',
  search: 'search|searches|searched|searching|searched for|search for',
  favorite:
    'favorite|favorites|favorited|favourite|favourites|favourited|wishlisted|favoriting|favouriting|added to favorites|added to favourites|saved to wishlist',
  cart: 'cart|carts|carted|carting|added to cart|add to cart|adding to cart|added to their cart|added to the cart|put in cart|put in the cart|put in their cart',
  checkout: 'checked out|check out|checks out|checking out|started checkout|began checkout',
  share: 'shared|shares|sharing',
  login: 'logged in|log in|logs in|logging in|signed in|sign in',
  live_watch:
    'watched live streams|watched a live stream|watched a livestream|watched live|watch live streams|watched livestreams|watch live|watching live streams|watched the live stream|watched any live stream',
  coupon_claim:
    'claimed a coupon|claimed coupons|claim a coupon|claim coupons|claiming coupons|claimed any coupon|used a coupon|used coupons|coupon users|coupon user|use coupons|got a coupon',
  push_open: 'opened a push|opened push|open a push|opened a push message|opened push messages|opened pushes',
  push_click: 'clicked a push|clicked push|click a push|clicked a push message|clicked pushes',
  unsubscribe: 'unsubscribed|unsubscribe|unsubscribing|opted out|opt out',
  review:
    'reviewed|review|wrote a review|write a review|wrote reviews|left a review|left reviews|leave a review|reviewing|posted a review|written a review|left any review|write any review',
  ticket:
    'opened a ticket|open a ticket|opened tickets|filed a ticket|contacted support|contact support|raised a ticket|contacted customer service|complained to support|filed tickets|submitted a ticket',
  post: 'posted|wrote a post|wrote posts|published a post|post in the community|posted in the community',
  opinion: 'mentioned|mention|mentions|mentioning|talked about|talk about|commented on',
  send: 'received a campaign|received campaigns|was sent a campaign|were sent a campaign|got a campaign|were reached|was reached|received a message',
}
