using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using Octokit;
using Octokit.Internal;

namespace CuratorBot.GitHub.Connections;

/// <summary>
/// Octokit's own reader and writer of JSON. It makes its values by reflection, which a native program can do only for types that
/// it was compiled with: each kind of <see cref="StringEnum{TEnum}"/> is one, and no code of ours names them all.
/// </summary>
internal static class OctokitJson
{
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<AccountType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<AuthorAssociation>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<ChangeType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CheckAnnotationLevel>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CheckConclusion>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CheckRunCompletedAtFilter>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CheckRunStatusFilter>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CheckStatus>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CheckStatusFilter>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CodespaceLocation>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CodespaceState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CommitState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<ContentType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CustomPropertyValuesEditableBy>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<CustomPropertyValueType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<DependencySnapshotSubmissionResult>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<DeploymentState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<EmailVisibility>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<EncodingType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<EnvironmentApprovalState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<EventInfoState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<InstallationReadPermissionLevel>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<InstallationReadWriteAdminPermissionLevel>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<InstallationReadWritePermissionLevel>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<InstallationRepositorySelection>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<InstallationWritePermissionLevel>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<InvitationPermissionType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<ItemState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<ItemStateReason>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<LockReason>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<MaintenanceModeStatus>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<MembershipRole>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<MembershipState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<MergeableState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<Migration.MigrationState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<OrganizationMembershipRole>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PackageType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PackageVisibility>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PagesBuildStatus>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PendingDeploymentReviewState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PreReceiveEnvironmentDownloadState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PreReceiveHookEnforcement>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<PullRequestReviewState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<ReactionType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<RefType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<Scope>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<TaggedType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<TeamPrivacy>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<TeamRole>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<TreeType>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<VerificationReason>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<WorkflowJobConclusion>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<WorkflowJobStatus>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<WorkflowRunConclusion>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<WorkflowRunJobsFilter>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<WorkflowRunStatus>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<WorkflowState>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(StringEnum<DayOfWeek>))]
    public static IJsonSerializer Create() => new Checked(new SimpleJsonSerializer());

    /// <summary>Tells an answer of another shape than Octokit knows from a fault of our own.</summary>
    private sealed class Checked(SimpleJsonSerializer inner) : IJsonSerializer
    {
        public string Serialize(object item) => inner.Serialize(item);

        /// <exception cref="HttpRequestException">The text is not what was asked for.</exception>
        public T Deserialize<T>(string json)
        {
            try
            {
                return inner.Deserialize<T>(json);
            }
            catch (Exception problem) when (problem is InvalidCastException or SerializationException or FormatException or ArgumentException or NullReferenceException or OverflowException)
            {
                throw new HttpRequestException($"GitHub answered with something else than a {typeof(T).Name}.", problem);
            }
        }
    }
}
