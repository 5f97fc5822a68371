package io.promobot.api;

import io.promobot.campaign.Campaign;
import io.promobot.campaign.Campaign.ForWhom;
import io.promobot.campaign.Overview;
import io.promobot.campaign.Progress;
import io.promobot.campaign.Reach;
import io.promobot.campaign.Sending;
import io.promobot.campaign.Version;
import io.promobot.stats.StatsJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Campaigns and what belongs to them as JSON.
 *
 * @param pace campaign messages per second; empty without a limit
 */
public record CampaignViews(OptionalDouble pace, InstantSource clock) {
  /** Where a campaign may be in the quiet hours; one that was cancelled rests no more. */
  private static final Set<String> RESTING = Set.of("open", "paused");

  record CampaignView(
      String id,
      String name,
      String state,
      int version,
      String story,
      String language,
      Map<String, String> copy,
      Map<String, Object> translations,
      Instant createdAt,
      SendView send,
      boolean quiet,
      boolean unfinished,
      Optional<Instant> clockAt,
      Optional<ForWhom> segment,
      Map<String, Long> people,
      Progress progress) {}

  record SendView(int queued, int now, int nextVisit, SkippedView skipped) {}

  record SkippedView(int windowClosed, int optedOut, int blocked, int alreadyIn) {}

  record ReachView(
      int reachable,
      int now,
      int nextVisit,
      int not,
      SkippedView skipped,
      int keptOut,
      int withClock,
      boolean exact,
      Optional<Long> takesSeconds) {}

  record VersionView(
      int version,
      Instant publishedAt,
      String language,
      Map<String, String> copy,
      Map<String, Object> translations,
      Map<String, Long> people) {}

  public CampaignView of(Overview overview) {
    Campaign campaign = overview.campaign();
    return new CampaignView(
        campaign.id(),
        campaign.name(),
        campaign.state(),
        campaign.version(),
        campaign.copy().story().key(),
        campaign.copy().language().tag(),
        campaign.copy().main().fields(),
        campaign.copy().translations(),
        campaign.createdAt(),
        of(campaign.sending()),
        campaign.hushed() && RESTING.contains(campaign.state()),
        campaign.unfinished(),
        campaign.clockAt(),
        campaign.segment(),
        StatsJson.people(overview.people()),
        Progress.of(overview, pace, clock.instant()));
  }

  public SendView of(Sending sending) {
    return new SendView(sending.queued(), sending.now(), sending.nextVisit(), skipped(sending));
  }

  public ReachView reach(Reach reach) {
    Sending sending = reach.sending();
    return new ReachView(
        sending.queued(),
        sending.now(),
        sending.nextVisit(),
        sending.not() + reach.keptOut(),
        skipped(sending),
        reach.keptOut(),
        reach.withClock(),
        reach.exact(),
        Progress.time(reach.calls(), pace).map(time -> time.toSeconds()));
  }

  public VersionView of(Version version) {
    return new VersionView(
        version.number(),
        version.publishedAt(),
        version.copy().language().tag(),
        version.copy().main().fields(),
        version.copy().translations(),
        StatsJson.people(version.people()));
  }

  private static SkippedView skipped(Sending sending) {
    return new SkippedView(
        sending.windowClosed(), sending.optedOut(), sending.blocked(), sending.alreadyIn());
  }
}
