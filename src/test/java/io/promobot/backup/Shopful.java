package io.promobot.backup;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;

/** A database with rows everywhere, including everything that is hard to represent. */
final class Shopful {
  private Shopful() {}

  static DatabaseAddress database() {
    DatabaseAddress address = TestDatabase.fresh();
    TestDatabase.run(address, EVERYTHING);
    return address;
  }

  private static final String EVERYTHING =
      """
      INSERT INTO page (page_id, paused_until) VALUES ('p', '2026-11-21T10:00:00.123456Z');
      INSERT INTO campaign (page_id, id, name, state, queued_to, queue_end) VALUES
        ('p', 'welcome', 'Welcome', 'open', 2, 9), ('p', 'c1', 'Sent', 'sending', 9, 9),
        ('p', 'c2', 'Queued', 'queueing', 2, 9), ('p', 'c3', 'Over', 'done', 9, 9),
        ('p', 'c4', 'Off', 'cancelled', 9, 9);
      INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES
        ('p', 'welcome', 1, '{"welcome": "Hi \\\\ \\"{name}\\"\\n☕"}');
      INSERT INTO customer (page_id, psid, name, form) SELECT 'p', 'psid-' || i,
        CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE E'Ana\\t\\\\N\\r\\nñ☕ ' || i END,
        CASE i % 2 WHEN 0 THEN '{"step": "email"}'::jsonb END
      FROM generate_series(1, 500) i;
      INSERT INTO erased (page_id, person) VALUES ('p', '\\x00ff5c0a');
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      SELECT 'p', gen_random_uuid(), 'psid-1', 'SAID', 'done', now(), '\\x7b0a5c7d00' FROM generate_series(1, 50);
      INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
      SELECT 'p', id, 'welcome', 1, '', 1, '{1790000001000000}' FROM customer;
      INSERT INTO path_count VALUES ('p', 'welcome', 1, '', 1, 3, 500);
      INSERT INTO tap_count VALUES ('p', 'welcome', 'REVEAL', '-infinity', 0, 7);
      INSERT INTO stage_count VALUES ('p', 'welcome', '2026-11-20T10:00Z', 'sent', 0, 500);
      INSERT INTO image VALUES ('p', 'i', 'image/png', '\\x89504e470d0a1a0a', 1, 1);
      INSERT INTO entry_link VALUES ('p', 'poster');
      INSERT INTO owner VALUES ('p', 'hash', '\\x01');
      INSERT INTO sign_in_link VALUES ('p', '\\x02', now() + interval '1 day');
      INSERT INTO session VALUES ('p', '\\x03');
      INSERT INTO till (page_id, name, pin_hash, link_hash) VALUES ('p', 'Till 1', '\\x05', '\\x06');
      INSERT INTO till_session VALUES ('p', '\\x07', 1);
      INSERT INTO wrong_guess VALUES ('p', 'pin', now(), 1);
      INSERT INTO pin_caller VALUES ('p', 'network 01', 1, now(), now());
      INSERT INTO program_token (page_id, name, kind, token_hash) VALUES ('p', 'Web shop', 'redeem', '\\x08');
      INSERT INTO lead (page_id, name, email, email_key, attributes) VALUES ('p', 'Ana', 'A@x.es', 'a@x.es', '{"a": "b"}');
      INSERT INTO channel (page_id, type, name, secret) VALUES ('p', 'slack', 'Desk', 's');
      INSERT INTO topic (page_id, name, name_key, is_default) VALUES ('p', 'Help', 'help', true);
      INSERT INTO topic_channel VALUES ('p', 1, 1);
      INSERT INTO request (page_id, topic, message) VALUES ('p', 'Help', 'When?');
      INSERT INTO answer (page_id, request_id, outbox_id, author, key)
      VALUES ('p', 1, 1, 'owner', '00000000-0000-4000-8000-000000000001');
      INSERT INTO answered VALUES ('p', '\\x04', 201, '{"id": "1"}', 1);
      INSERT INTO story_copy VALUES ('p', 'sign_up', '{}');
      INSERT INTO pause VALUES ('p', 0, now());
      INSERT INTO website VALUES ('p', true, '{https://shop.example}', '#0f766e', 'right', 'Hi "☕"', '');
      INSERT INTO visit VALUES ('p', 1, now());
      INSERT INTO chat_message (page_id, customer_id, text, at) VALUES ('p', 1, E'a\tb\n☕', now());
      INSERT INTO deletion_request (page_id, code, signature, user_id) VALUES ('p', 'c0de', '\\x04', '218471');
      INSERT INTO phrase (page_id, plain, written, meaning, changed_by) VALUES ('p', 'a ver', 'a vér', 'yes', '');
      INSERT INTO segment (page_id, name, condition) VALUES ('p', 'Poster', '{"origin": "poster"}');
      INSERT INTO planned_send (page_id, campaign_id, due_at, first_at, repeat)
        VALUES ('p', 'welcome', now(), now(), 'weekly');
      INSERT INTO weekly_letter VALUES ('p', 1, 8, 'owner@x.es', now());
      INSERT INTO unopened VALUES ('p', 'welcome', true, 6, now());
      INSERT INTO follow_up VALUES ('p', 1, 'welcome', now());
      INSERT INTO not_understood VALUES ('p', 1, 'uf', 'uf', 'es', 2, now(), now());
      INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless, wave_people, wave_seconds, act_seconds)
      VALUES ('p', 'c1', 8, true, 0.1, 0.002, 500, 3600, 86400);
      INSERT INTO variant VALUES ('p', 'c1', 'A', '{}', NULL), ('p', 'c1', 'B', '{"en": {"welcome": "Hi ☕"}}', 2);
      INSERT INTO wave (page_id, campaign_id, number, shares, people) VALUES ('p', 'c1', 1, '{0.3,0.7}', '{3,7}');
      INSERT INTO held_out VALUES ('p', 'c1', 1, 1, now());
      INSERT INTO sign_up_count VALUES ('p', '\\x05', 1, now());
      INSERT INTO origin_count VALUES ('p', '2026-11-20', '', 'customers', 0, 500);
      INSERT INTO sale_count VALUES ('p', 'c1', '2026-11-20', 'person', 'poster', 'EUR', 64, 1, 2, 2, 23.50, 1, 2.35);
      INSERT INTO origin VALUES ('p', 'poster', 'poster');
      INSERT INTO coupon_terms (page_id, campaign_id, kind, stock, given, valid_until, value_kind, value_amount)
      VALUES ('p', 'c1', 'unique', 9, 1, '2026-12-24', 'percent', 10.5);
      INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
      VALUES ('p', 'c1', '7K3M9QXB2FT', '7K3M-9QXB-2FT', 1, now());
      INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, amount)
      VALUES ('p', 1, 'c1', 'redeemed', 1, 'till', 23.50);
      INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, priority, state) VALUES
        ('p', 1, 'welcome', 1, 'COUPON', 0, 'queued'), ('p', 2, 'welcome', 1, 'COUPON', 0, 'unknown'),
        ('p', 3, 'welcome', 1, 'WELCOME', 1, 'queued'), ('p', 4, 'c1', 1, 'WELCOME', 1, 'queued'),
        ('p', 5, 'c1', 1, 'WELCOME', 1, 'sending'), ('p', 6, 'c2', 1, 'WELCOME', 1, 'queued'),
        ('p', 7, 'c3', 1, 'WELCOME', 1, 'queued'), ('p', 8, 'c4', 1, 'WELCOME', 1, 'held'),
        ('p', 9, 'c1', 1, 'WELCOME', 1, 'sent'), ('p', 10, 'c1', 1, 'WELCOME', 1, 'failed'),
        ('p', NULL, NULL, NULL, NULL, 2, 'queued');
      """;
}
