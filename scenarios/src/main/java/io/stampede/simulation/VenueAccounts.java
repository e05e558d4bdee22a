package io.stampede.simulation;

import io.stampede.lanes.LaneWindow;
import io.stampede.lanes.Lanes;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.BasisPopulation;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarginMode;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import io.stampede.spec.WhaleUnwind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens all accounts of one venue in the lanes of a block. */
final class VenueAccounts {
    private final Specification specification;
    private final ModelTerms terms;
    private final VenueSpecification venue;
    private final double openInterest;
    private final List<TraderRoster.Member> members;
    private final Lanes lanes;
    private final List<Passbook> traders = new ArrayList<>();
    private long makerCapital;
    private Passbook maker;

    /**
     * The accounts of a venue.
     *
     * @param openInterest the venue's, quote currency
     * @param members its traders in ascending number
     */
    VenueAccounts(
            Specification specification,
            ModelTerms terms,
            VenueSpecification venue,
            double openInterest,
            List<TraderRoster.Member> members,
            Lanes lanes) {
        this.specification = specification;
        this.terms = terms;
        this.venue = venue;
        this.openInterest = openInterest;
        this.members = members;
        this.lanes = lanes;
        for (TraderRoster.Member member : members) {
            traders.add(passbook(member));
        }
        openLeveraged();
        maker = traders.get(traders.size() - 1);
        for (int index = 0; index < traders.size(); index++) {
            openOther(index);
        }
    }

    /** Capital of the market maker, money units. */
    long makerCapital() {
        return makerCapital;
    }

    /** The ledger of all of them, with the rest of the world on the other side and an insurance fund. */
    ClearingLedger ledger() {
        Passbook rest = restOfWorld();
        Passbook fund = new Passbook(traders.size() + 1, 0, lanes.count());
        Arrays.fill(fund.cash(), terms.units(venue.insuranceFund().sizeToOpenInterest() * openInterest));
        int liquidatable = (int)
                members.stream().filter(TraderRoster.Member::isLiquidatable).count();
        return new ClearingLedger(terms.schedule(venue), terms.collateral(), traders, liquidatable, maker, rest, fund);
    }

    private Passbook passbook(TraderRoster.Member member) {
        int side = 0;
        if (member.population() instanceof LeveragedPopulation leveraged) {
            side = leveraged.side().sign();
        } else if (member.population() instanceof BasisPopulation) {
            side = -1;
        }
        Passbook account = new Passbook(traders.size(), side, lanes.count());
        if (member.population() instanceof BasisPopulation) {
            account.hedge();
        }
        if (member.population() instanceof ArbitragePopulation) {
            account.arbitrage();
        }
        if (venue.priceBand().isPresent()) {
            account.keepUnfilled();
        }
        if (side != 0 && !venue.liquidation().partialCooldown().isZero()) {
            account.keepPartials();
        }
        return account;
    }

    private void openLeveraged() {
        MarginSchedule schedule = terms.schedule(venue);
        AccountOpening opening = new AccountOpening(specification, venue.marginMode(), schedule, lanes);
        if (keepsWallets()) {
            traders.stream().filter(account -> account.side() != 0).forEach(Passbook::keepWallet);
        }
        int from = 0;
        while (from < members.size() && members.get(from).population() instanceof LeveragedPopulation) {
            int to = from;
            while (to < members.size()
                    && members.get(to).populationIndex() == members.get(from).populationIndex()) {
                to++;
            }
            opening.open(openInterest, members.subList(from, to), traders.subList(from, to));
            from = to;
        }
    }

    /** Whether some trader of the venue has money beside an isolated margin. */
    private boolean keepsWallets() {
        return venue.marginMode() == MarginMode.ISOLATED
                && members.stream()
                        .anyMatch(member -> member.population() instanceof LeveragedPopulation leveraged
                                && leveraged.freeMarginShare() > 0);
    }

    private void openOther(int index) {
        TraderRoster.Member member = members.get(index);
        Passbook account = traders.get(index);
        if (member.population() instanceof BasisPopulation basis) {
            openBasis(account, member, basis);
        } else if (member.population() == null) {
            openWhale(account, member.whale());
        } else if (!member.isLiquidatable()) {
            long capital = terms.capital(member.population(), openInterest, member.place());
            Arrays.fill(account.cash(), capital);
            if (member.population() instanceof MarketMakerPopulation) {
                makerCapital = capital;
                maker = account;
            }
        }
    }

    /** Short the perpetual, long as much of the wrapped asset, bought with own capital and credit. */
    private void openBasis(Passbook account, TraderRoster.Member member, BasisPopulation basis) {
        long peers = members.stream()
                .filter(other -> other.populationIndex() == member.populationIndex())
                .count();
        double notional = openInterest * basis.openInterestShare() / peers;
        long lots = Math.max(1, (long) Math.floor(notional / terms.lotPrice()));
        long units = lots * terms.initialTicks();
        int kind = VenueShocks.kind(specification, basis.collateral());
        for (int lane = 0; lane < lanes.count(); lane++) {
            account.lots()[lane] = -lots;
            account.entryCost()[lane] = -units;
            account.collateral()[lane] = units;
            account.collateralKind()[lane] = (byte) kind;
            account.cash()[lane] = (long) Math.floor((double) units / basis.leverage());
            account.leverageBand()[lane] = AccountOpening.band(basis.leverage());
        }
    }

    /** A position that is paid for in full. */
    private void openWhale(Passbook account, int shock) {
        WhaleUnwind whale = (WhaleUnwind) specification.shocks().get(shock);
        LaneWindow window = new ShockSchedule(specification, lanes)
                .window(shock, whale.at(), whale.duration(), whale.quantityToOpenInterest());
        for (int lane = 0; lane < lanes.count(); lane++) {
            double quantity = window.size()[lane];
            long size = (long) Math.floor(Math.abs(quantity) * openInterest / terms.lotPrice());
            account.lots()[lane] = quantity < 0 ? -size : size;
            account.entryCost()[lane] = account.lots()[lane] * terms.initialTicks();
            account.cash()[lane] = size * terms.initialTicks() - account.entryCost()[lane];
        }
    }

    /** The rest of the world takes the other side of what the traders hold, at the initial price. */
    private Passbook restOfWorld() {
        Passbook rest = new Passbook(traders.size(), 0, lanes.count());
        for (Passbook trader : traders) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                rest.lots()[lane] -= trader.lots()[lane];
            }
        }
        for (int lane = 0; lane < lanes.count(); lane++) {
            rest.entryCost()[lane] = rest.lots()[lane] * terms.initialTicks();
            rest.cash()[lane] = -rest.entryCost()[lane];
        }
        return rest;
    }
}
