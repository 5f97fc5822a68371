-- wrk script: registrations of new people, each with an e-mail address of its own.
-- As Landbot posts them: a JSON body, the token in the address, no header.
local token = os.getenv("API_TOKEN") or "0123456789abcdef0123"
local again = tonumber(os.getenv("AGAIN") or "0") -- so many percent register a second time
local run = os.time()
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local count = 0
local path = "/api/v1/leads?token=" .. token

function request()
  local who = count
  if again > 0 and count > 0 and math.random(100) <= again then
    who = math.random(count) - 1
  else
    count = count + 1
  end
  local body = string.format(
    '{"name":"Person %d","email":"p%d.%d.%d@example.com","phone":"+3461%07d","utm_source":"bench-%d","plan":"pro"}',
    who, run, id, who, who % 10000000, who % 5)
  return wrk.format("POST", path, {}, body)
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  io.write(string.format("%.0f registrations/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d other answers, %d timeouts\n",
    (summary.requests - summary.errors.status) / seconds, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, summary.errors.status, summary.errors.timeout))
end
