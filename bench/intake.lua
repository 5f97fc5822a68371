-- wrk script: signed webhooks with one postback each, of customers spread over PEOPLE people.
-- Every post is a new event (a new mid). LuaJIT's ffi computes the HMAC with OpenSSL's libcrypto.
local ffi = require("ffi")
ffi.cdef [[
  const void *EVP_sha256(void);
  const void *EVP_sha1(void);
  unsigned char *HMAC(const void *md, const void *key, int key_len,
                      const unsigned char *data, size_t n, unsigned char *out, unsigned int *out_len);
]]
local crypto
for _, name in ipairs({ "crypto", "libcrypto.so.3", "libcrypto.so.1.1" }) do
  local found, library = pcall(ffi.load, name)
  if found then crypto = library break end
end
assert(crypto, "libcrypto (OpenSSL) is needed to sign the posts")

local secret = os.getenv("APP_SECRET") or "test_app_secret"
local page = os.getenv("PAGE_ID") or "104600000000001"
local people = tonumber(os.getenv("PEOPLE") or "100000")
-- several, with commas between them, are a way: everybody takes it once, 1,000 people beside each other
local payloads = {}
for each in (os.getenv("PAYLOAD") or "SHOW_COUPON:welcome"):gmatch("[^,]+") do payloads[#payloads + 1] = each end
-- typed words instead of taps, each post one of them by chance, with bars between them
local texts = {}
for each in (os.getenv("TEXTS") or ""):gmatch("[^|]+") do texts[#texts + 1] = each end
local beside = 1000
local one_by_one = os.getenv("PEOPLE_ONE_BY_ONE") -- everybody in turn instead of by chance
-- SIGNATURE=sha1 sends the older X-Hub-Signature instead, for programs that check no other
local sha1 = os.getenv("SIGNATURE") == "sha1"
local signed = sha1 and crypto.EVP_sha1() or crypto.EVP_sha256()
local header = sha1 and "X-Hub-Signature" or "X-Hub-Signature-256"
local prefix = sha1 and "sha1=" or "sha256="
local last = sha1 and 19 or 31
local digest = ffi.new("unsigned char[32]")
local length = ffi.new("unsigned int[1]")
local run = os.time()
math.randomseed(run) -- each run other people
local first = run % 1000000 * 1000000
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local count = 0
local now = os.time() * 1000
local hex = {}
for i = 0, 255 do hex[i] = string.format("%02x", i) end
local byte = {}

local function who_and_what()
  if #payloads == 1 then return one_by_one and count % people or math.random(people), payloads[1] end
  local step = math.floor(count / beside)
  return first + math.floor(step / #payloads) * beside + count % beside, payloads[step % #payloads + 1]
end

function request()
  count = count + 1
  if count % 1000 == 0 then now = os.time() * 1000 end
  local who, payload = who_and_what()
  local said = #texts > 0
      and string.format('"message":{"mid":"m_%d_%d_%d","text":"%s"}', run, id, count, texts[math.random(#texts)])
      or string.format('"postback":{"mid":"m_%d_%d_%d","title":"Yes! Show me coupon","payload":"%s"}', run, id, count, payload)
  local body = string.format(
    '{"object":"page","entry":[{"id":"%s","time":%d,"messaging":[{"sender":{"id":"90%014d"},"recipient":{"id":"%s"},"timestamp":%d,%s}]}]}',
    page, now, who, page, now, said)
  crypto.HMAC(signed, secret, #secret, body, #body, digest, length)
  for i = 0, last do byte[i + 1] = hex[digest[i]] end
  return wrk.format("POST", "/webhooks/messenger",
    { ["Content-Type"] = "application/json", [header] = prefix .. table.concat(byte) }, body)
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  io.write(string.format("%.0f posts/s answered 200, p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d other answers, %d timeouts\n",
    (summary.requests - summary.errors.status) / seconds, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, summary.errors.status, summary.errors.timeout))
end
