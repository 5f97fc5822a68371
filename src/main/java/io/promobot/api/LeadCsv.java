package io.promobot.api;

import io.promobot.lead.Lead;
import io.promobot.text.Csv;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leads as a table for spreadsheets. */
final class LeadCsv {
  private LeadCsv() {}

  static String head(Csv csv) {
    return csv.head(
        List.of(
            "name",
            "email",
            "phone",
            "origin",
            "utm_medium",
            "utm_campaign",
            "language",
            "registered_at",
            "welcome",
            "attributes"));
  }

  static String rows(Csv csv, ZoneId shop, List<Lead> leads) {
    return csv.table(leads.stream().map(lead -> cells(csv, shop, lead)).toList());
  }

  private static List<String> cells(Csv csv, ZoneId shop, Lead lead) {
    return Stream.of(
            lead.name(),
            lead.email(),
            lead.phone().orElse(""),
            lead.origin(),
            lead.utmMedium().orElse(""),
            lead.utmCampaign().orElse(""),
            lead.language().orElse(""),
            csv.time(lead.registeredAt(), shop),
            lead.welcome().map(Lead.Welcome::state).orElse(""),
            attributes(lead.attributes()))
        .map(csv::text)
        .toList();
  }

  private static String attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining("; "));
  }
}
