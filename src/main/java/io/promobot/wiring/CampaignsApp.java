package io.promobot.wiring;

import io.promobot.api.CampaignHandler;
import io.promobot.api.CampaignViews;
import io.promobot.api.LiveHandler;
import io.promobot.api.PauseHandler;
import io.promobot.api.PeopleHandler;
import io.promobot.api.SegmentHandler;
import io.promobot.api.SendHandler;
import io.promobot.api.StatsHandler;
import io.promobot.api.VersionHandler;
import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.ForWhomStore;
import io.promobot.campaign.OverviewStore;
import io.promobot.campaign.VariantStore;
import io.promobot.compare.CompareHandler;
import io.promobot.compare.CompareStore;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.coupon.CouponPageHandler;
import io.promobot.coupon.SheetStore;
import io.promobot.coupon.TermsHandler;
import io.promobot.coupon.TermsStore;
import io.promobot.customer.PeopleFilter;
import io.promobot.customer.PeopleStore;
import io.promobot.customer.SegmentPeopleStore;
import io.promobot.db.Database;
import io.promobot.followup.FollowUpHandler;
import io.promobot.followup.FollowUpStore;
import io.promobot.http.SiteRoutes;
import io.promobot.segment.ConditionStore;
import io.promobot.segment.CountStore;
import io.promobot.segment.Segment;
import io.promobot.segment.SegmentStore;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginStore;
import io.promobot.trial.VariantHandler;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** Campaigns: their texts, sending them, and their figures. */
final class CampaignsApp {
  /** Figures as they change. */
  final LiveHandler live;

  private final Database db;
  private final EngineApp engine;
  private final AppConfig config;
  private final CampaignStore campaigns;

  CampaignsApp(
      Vertx vertx, Database db, EngineApp engine, AppConfig config, CampaignStore campaigns) {
    this.db = db;
    this.engine = engine;
    this.config = config;
    this.campaigns = campaigns;
    live = new LiveHandler(vertx, campaigns::find, engine.live::watch);
  }

  List<Endpoints> endpoints() {
    var overviews =
        new OverviewStore(db, page(), campaigns, engine.stats, config.business().days());
    var pace = config.messenger().ratePerSecond();
    var views = new CampaignViews(pace, InstantSource.system());
    var shown =
        new CampaignHandler(
            overviews::list, overviews::find, campaigns::create, campaigns::update, views);
    var calendar = ScheduleApp.calendar(db, config);
    var forWhom = new ForWhomStore(db, page(), conditions());
    var terms =
        new TermsStore(db, page(), campaigns, config.business().days(), InstantSource.system());
    return List.of(
        shown,
        calendar,
        new SendHandler(
            overviews::reach,
            engine.campaigns::send,
            forWhom::choose,
            forWhom::chosen,
            calendar::plan,
            shown,
            views),
        segments(),
        segmentPeople(),
        new PauseHandler(engine.pauses::pause, engine.pauses::resume, engine.pauses::cancel, shown),
        new VersionHandler(overviews::versions, campaigns::restore, shown, views),
        new TermsHandler(terms),
        new FollowUpHandler(
            new FollowUpStore(db, page(), engine.stats, terms), InstantSource.system()),
        new VariantHandler(
            new VariantStore(db, page(), engine.voice), db, page(), config.simulator()),
        new CompareHandler(new CompareStore(db, page())),
        stats(),
        people(),
        live);
  }

  private StatsHandler stats() {
    var days = config.business().days();
    return new StatsHandler(
        campaigns::find,
        engine.stats::of,
        new HistoryStore(db, page(), days, InstantSource.system())::of,
        new OriginStore(db, page())::of,
        days);
  }

  private SegmentHandler segments() {
    return new SegmentHandler(
        new SegmentStore(db, page(), conditions()), new CountStore(db, page(), conditions()));
  }

  private PeopleHandler<Segment> segmentPeople() {
    var people = new SegmentPeopleStore(db, page(), conditions());
    return PeopleHandler.ofSegments(
        new SegmentStore(db, page(), conditions())::find,
        people::list,
        people::export,
        config.business().days().zone());
  }

  private ConditionStore conditions() {
    return new ConditionStore(page(), config.business().days());
  }

  private PeopleHandler<PeopleFilter> people() {
    var people = new PeopleStore(db, page());
    var zone = config.business().days().zone();
    return PeopleHandler.ofCampaigns(campaigns::find, people::list, people::export, zone);
  }

  /** The pages of people's coupons. */
  SiteRoutes coupons(String publicUrl) {
    return new CouponPageHandler(
        new SheetStore(db, page(), config.business().days(), InstantSource.system(), engine.voice),
        engine.voice,
        publicUrl,
        config.business().days());
  }

  private String page() {
    return config.messenger().pageId();
  }
}
