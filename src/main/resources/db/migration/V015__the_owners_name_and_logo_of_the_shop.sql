-- The owner names the shop and gives it a logo. NULL is the name that the settings give, and no logo.
ALTER TABLE page ADD COLUMN shop_name text, ADD COLUMN shop_logo text;
